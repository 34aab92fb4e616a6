// npm run simulate: simulated sales by the thousand (tools/simulate/main.ts).
import { runTool } from './bootstrap/run-tool.mjs';

await runTool('tools/simulate/main.ts');
