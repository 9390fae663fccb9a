// Node 20 reads no TypeScript and no `?wasm`: Vite does, with the configuration of the app.
import { createServer } from 'vite';

const server = await createServer({
  logLevel: 'warn',
  server: { middlewareMode: true, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true, include: [] },
});
try {
  const { main } = await server.ssrLoadModule('/test/bench/run/main.ts');
  await main(process.argv.slice(2));
} finally {
  await server.close();
}
