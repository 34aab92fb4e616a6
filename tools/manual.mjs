// npm run manual: prints the operation manual of both languages, with pictures of the site that was just built (tools/manual/main.ts).
import { runTool } from './bootstrap/run-tool.mjs';

await runTool('tools/manual/main.ts');
