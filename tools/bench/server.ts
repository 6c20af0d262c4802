import { type PreviewServer, preview } from 'vite';

const PORT = 4174;

export interface Server {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Serves the production build as a static host would. */
export async function serveBuild(): Promise<Server> {
  const server: PreviewServer = await preview({
    logLevel: 'warn',
    preview: { host: '127.0.0.1', port: PORT, strictPort: true, open: false },
  });
  return { url: `http://127.0.0.1:${PORT}/`, close: () => server.close() };
}
