// Whether something can listen on a TCP port here; plain Node, so that npm start can ask before anything heavy.
import net from 'node:net';

/** @param {number} port @param {string} [host] every address when left out @returns {Promise<boolean>} */
export function isPortFree(port, host) {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}
