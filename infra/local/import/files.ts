import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Format, SourceFile } from './record.ts';

/**
 * The files a command line names, those of a directory by their endings, in order of name.
 * @throws Error of the file system where a path cannot be read
 */
export const readFiles = (paths: readonly string[], { extensions }: Format): SourceFile[] =>
  paths.flatMap((path): SourceFile[] => {
    if (!statSync(path).isDirectory()) return [{ path, bytes: readFileSync(path), given: true }];
    return readdirSync(path, { withFileTypes: true })
      .filter(entry => entry.isFile() && extensions.includes(extname(entry.name).toLowerCase()))
      .map(({ name }) => join(path, name))
      .sort()
      .map(file => ({ path: file, bytes: readFileSync(file), given: false }));
  });

export const readFile = (path: string): Uint8Array => readFileSync(path);
