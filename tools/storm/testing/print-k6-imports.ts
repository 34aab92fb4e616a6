// Program: bundles a script of load-tests/ and prints what it takes from outside.
import path from 'node:path';
import { bundleK6Script } from './bundle-k6-script';

const [script = ''] = process.argv.slice(2);
console.log(JSON.stringify((await bundleK6Script(path.resolve(script))).imports));
