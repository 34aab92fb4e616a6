// npm run restore-drill: loses the database in a storm of bids and brings it back from its backup alone (tools/restore-drill/main.ts).
import { runTool } from './bootstrap/run-tool.mjs';

await runTool('tools/restore-drill/main.ts');
