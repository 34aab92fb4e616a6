// Nothing comes early while one develops: the build writes this file anew (tools/build/early-files.ts).
