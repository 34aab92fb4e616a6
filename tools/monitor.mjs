// npm run monitor -- URL: follows a public log from outside (tools/monitor/main.ts).
import { runTool } from './bootstrap/run-tool.mjs';

await runTool('tools/monitor/main.ts');
