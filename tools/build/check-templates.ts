// What only Angular's compiler sees: templates against their components, of all pages in one program. Of TypeScript itself it repeats nothing: lint has seen that.
import {
  createCompilerHost,
  createProgram,
  formatDiagnostics,
  readConfiguration,
} from '@angular/compiler-cli';

const { rootNames, options, errors } = readConfiguration('tsconfig.pages.json');
const program = createProgram({ rootNames, options, host: createCompilerHost({ options }) });
await program.loadNgStructureAsync();
const found = [
  ...errors,
  ...program.getTsOptionDiagnostics(),
  ...program.getNgOptionDiagnostics(),
  ...program.getNgStructuralDiagnostics(),
  ...program.getNgSemanticDiagnostics(),
];
if (found.length > 0) console.log(formatDiagnostics(found));
process.exitCode = found.length > 0 ? 1 : 0;
