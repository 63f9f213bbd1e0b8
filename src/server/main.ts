import 'reflect-metadata';

const [major = 0] = process.versions.node.split('.').map(Number);
if (major < 24) {
  console.error(`Jisr needs Node 24 or newer, and this is ${process.versions.node}. On Linux and Windows "npm install" brings one and "npm start" uses it; elsewhere install Node 24 first.`);
  process.exit(1);
}

const known = ['--help', '-h'];
const unknown = process.argv.slice(2).filter((argument) => !known.includes(argument));
const { settingsHelp } = await import('./config.ts');
if (unknown.length > 0 || process.argv.length > 2) {
  if (unknown.length > 0) console.error(`Unknown: ${unknown.join(' ')}. Everything is set by environment:\n`);
  console.log(settingsHelp());
  process.exit(unknown.length > 0 ? 2 : 0);
}

const { run } = await import('./run.ts');
await run();
