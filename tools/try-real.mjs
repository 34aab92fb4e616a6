// npm run try-real: does with the real thing what can only be done there, and reports what was not tried (tools/try-real/main.ts).
import { runTool } from './bootstrap/run-tool.mjs';

await runTool('tools/try-real/main.ts');
