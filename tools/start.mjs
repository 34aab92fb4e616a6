// npm start: refuses at once when it could not serve, then brings up everything (tools/start/main.ts).
import { lockHolder } from './bootstrap/folder-lock.mjs';
import { isPortFree } from './bootstrap/ports.mjs';
import { giveUp, root, runTool } from './bootstrap/run-tool.mjs';

const port = Number(process.env.PORT ?? 3000);

const holder = await lockHolder(root, 'start');
if (holder !== null) giveUp(`Haopai already runs from this folder: ${holder}. Stop it there with Ctrl-C.`);
if (!Number.isInteger(port) || port < 1 || port > 65_535) {
  giveUp(`PORT=${process.env.PORT} is not a port number: give one from 1 to 65535.`);
}
if (!(await isPortFree(port))) {
  giveUp(`Port ${port} is taken by another program. Choose another one: PORT=${port + 1} npm start`);
}
await runTool('tools/start/main.ts');
