// npm run cluster: several instances behind nginx over one MySQL and one Redis, to play with (tools/cluster/main.ts).
import { runTool } from './bootstrap/run-tool.mjs';

await runTool('tools/cluster/main.ts');
