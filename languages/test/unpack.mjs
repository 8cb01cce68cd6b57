// Lays a pack's steps out as folders: unpack.mjs PACK.yaml DIR -> DIR/<step>/{files/*, install.sh, run.sh, step.env}
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [pack, dir, library] = process.argv.slice(2);
const { parse } = createRequire(join(library, 'package.json'))('yaml');
const { steps, step, runtime, artifacts = [], buildTools = {} } = parse(readFileSync(pack, 'utf8'));

for (const [name, it] of Object.entries(steps ?? { secrets: step })) {
  const files = join(dir, name, 'files');
  mkdirSync(files, { recursive: true });
  for (const [file, text] of Object.entries(it.files ?? {})) writeFileSync(join(files, file), text);
  writeFileSync(join(dir, name, 'install.sh'), it.install);
  writeFileSync(join(dir, name, 'run.sh'), it.run);
  const values = {
    requires: (it.requires ?? []).join(' '),
    input: it.input ?? 'source',
    output: it.output ?? '',
    artifact: artifacts[0] ?? '',
    buildTool: Object.keys(buildTools)[0] ?? '',
    runtime: runtime.name,
  };
  writeFileSync(join(dir, name, 'step.env'), Object.entries(values).map(([k, v]) => `${k}='${v}'\n`).join(''));
}
