/** The version in package.json; the build writes it in. */
declare const __APP_VERSION__: string;
