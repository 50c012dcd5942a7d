import type { Server } from 'node:http';
import { StartError } from './start-error.ts';

/**
 * Listens on 127.0.0.1, and nowhere else: whoever reaches this may act as anybody.
 * @throws StartError where the port is taken
 */
export const listen = (server: Server, port: number): Promise<{ url: string; close: () => Promise<void> }> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') return reject(error);
      const why =
        error.code === 'EADDRINUSE' ? 'is in use, perhaps by a local stack that is already running' : 'may not be used';
      reject(
        new StartError(
          `Port ${port} ${why}. Stop what uses it, or take another: npm start -- --port ${port < 65_000 ? port + 10 : 4000}`,
        ),
      );
    });
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      const bound = typeof address === 'object' && address ? address.port : port;
      resolve({
        url: `http://127.0.0.1:${bound}`,
        close: () =>
          new Promise(done => {
            server.close(() => done());
            server.closeAllConnections();
          }),
      });
    });
  });
