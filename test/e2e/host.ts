import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { extname, join, normalize } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};

/** A bare static host: files under any path, no header but the type. It can be stopped, and hears foreign calls. */
export class Host {
  readonly url: string;
  readonly #server: Server;

  private constructor(server: Server, url: string) {
    this.#server = server;
    this.url = url;
  }

  /** Serves a folder below `path`, which begins and ends with a slash. */
  static async serve(folder: string, path = '/'): Promise<Host> {
    const server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? '/', 'http://localhost');
      const inside = pathname.startsWith(path) ? normalize(pathname.slice(path.length)) : '..';
      const file = join(
        folder,
        inside.endsWith('/') || inside === '.' || inside === '' ? join(inside, 'index.html') : inside,
      );
      const found = !inside.startsWith('..') && existsSync(file) && statSync(file).isFile();
      response.writeHead(
        found ? 200 : 404,
        found ? { 'Content-Type': types[extname(file)] ?? 'application/octet-stream' } : {},
      );
      if (found) createReadStream(file).pipe(response);
      else response.end();
    });
    return new Host(server, `${await listen(server)}${path}`);
  }

  /** A place of another origin that would answer anyone, to see whether anyone gets there. */
  static async elsewhere(heard: string[]): Promise<Host> {
    const server = createServer((request, response) => {
      heard.push(request.url ?? '');
      response.writeHead(200, { 'Access-Control-Allow-Origin': '*' }).end('reached');
    });
    return new Host(server, `${await listen(server)}/`);
  }

  stop(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The host has no port');
  return `http://localhost:${address.port}`;
}
