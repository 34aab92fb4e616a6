// npm run chaos: breaks things under a storm of bids and checks that nothing was lost (tools/chaos/main.ts).
import { runTool } from './bootstrap/run-tool.mjs';

await runTool('tools/chaos/main.ts');
