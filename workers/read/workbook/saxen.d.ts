/** This much of saxen, which comes without types, is used. */
declare module 'saxen' {
  type Decode = (text: string) => string;

  export class Parser {
    on(
      event: 'openTag',
      heard: (name: string, attributes: () => Record<string, string>, decode: Decode) => void,
    ): this;
    on(event: 'closeTag', heard: (name: string) => void): this;
    on(event: 'text', heard: (text: string, decode: Decode) => void): this;
    on(event: 'cdata', heard: (text: string) => void): this;
    on(event: 'error', heard: (error: Error) => void): this;
    /** Reads on; what is cut off at the end of `xml` is kept for the next piece. */
    write(xml: string): this;
    end(): Error | undefined;
    stop(): void;
  }

  export const decode: Decode;
}
