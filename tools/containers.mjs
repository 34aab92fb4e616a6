// npm run containers -- build|up|test|down: the shipped image and compose file, started and tried from outside (tools/containers/main.ts).
import { runTool } from './bootstrap/run-tool.mjs';

await runTool('tools/containers/main.ts');
