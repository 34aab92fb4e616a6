// The environment in which the project's own programs run.
import path from 'node:path';

/** Programs of node_modules come first, and with them the project's Node. What they compile of themselves is kept for the next one. */
export function projectEnvironment(root: string): NodeJS.ProcessEnv {
  const bin = path.join(root, 'node_modules', '.bin');
  return {
    // Nx's own plugins alone: a process for each would cost every run half a second.
    NX_ISOLATE_PLUGINS: 'false',
    NODE_COMPILE_CACHE: path.join(root, 'tmp', 'compile-cache'),
    ...process.env,
    PATH: `${bin}${path.delimiter}${process.env.PATH ?? ''}`,
    FORCE_COLOR: '0',
  };
}
