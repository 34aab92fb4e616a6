// npm run verify-journal: checks the whole journal of a database (tools/verify-journal/main.ts).
import { runTool } from './bootstrap/run-tool.mjs';

await runTool('tools/verify-journal/main.ts');
