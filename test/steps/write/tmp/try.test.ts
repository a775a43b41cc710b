import { test } from 'vitest';
import { write } from '/work/main/src/steps/write/step.ts';
import { folderWith, knowing, settled } from '/work/main/test/steps/write/folder-reads.ts';
import { firstOfNotes, secondOfNotes } from '/work/main/test/buildspec/samples.ts';
test('try', async () => {
  for (const [t, extra] of [[firstOfNotes, {convention:'underscore', repository:'alice/sample_python_flask_app'}],[secondOfNotes,{convention:'custom',urlParameter:'/path/to/DockerRegistryURL',usernameParameter:'/path/to/DockerUsername',passwordParameter:'/path/to/DockerPassword',repository:'alice/sample-python-flask-app'}]] as const) {
    const f = await folderWith({ 'buildspec.yml': t, Dockerfile: 'FROM scratch\nCOPY app.py /\n', 'app.py': '' });
    const known = knowing({ ...settled, ...extra });
    const sight = await write.look(known, f.reads);
    const findings = write.checks.flatMap((c) => c.find(sight));
    for (const x of findings) console.log(x.severity, x.check, '|', x.what, '|', JSON.stringify(x.where), x.remedy.kind, x.remedy.text);
    console.log(sight.mending?.kind); for (const c of sight.mending?.changes ?? []) console.log(c.path + '\n' + c.text);
    await f.close();
  }
});
