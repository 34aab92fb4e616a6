// npm run witness: signs what a public log shows it (tools/witness/main.ts).
import { runTool } from './bootstrap/run-tool.mjs';

await runTool('tools/witness/main.ts');
