// npm run add-administrator: what is done by command beside a site that is open (tools/desk/main.ts).
import { runTool } from './bootstrap/run-tool.mjs';

await runTool('tools/desk/main.ts');
