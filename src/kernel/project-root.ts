import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder with package.json, from the source and from the compiled files alike. */
export const projectRoot = ((): string => {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'package.json'))) {
    if (dirname(folder) === folder) throw new Error(`No package.json above ${import.meta.dirname}`);
    folder = dirname(folder);
  }
  return folder;
})();
