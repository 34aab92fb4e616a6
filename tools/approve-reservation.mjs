// npm run approve-reservation: what citizens wish for, and approve or reject one (tools/approve-reservation/main.ts).
import { runTool } from './bootstrap/run-tool.mjs';

await runTool('tools/approve-reservation/main.ts');
