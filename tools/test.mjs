// npm test and npm run check: everything that can be checked by a machine (tools/test/main.ts).
import { runTool } from './bootstrap/run-tool.mjs';

await runTool('tools/test/main.ts');
