// Makes what pages load of its sources: the stylesheet from Sass, and the script of htmx. Each stands there packed as
// well, so that nobody packs it again for every visitor.
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { compile } from 'sass';

const STYLES = 'src/web/styles/ikrar.scss';
const SCRIPT = 'node_modules/htmx.org/dist/htmx.min.js';
/** Git-ignored. The build copies it beside the assets that stand in the repository. */
const MADE = 'src/web/made';

const { css } = compile(STYLES, { style: 'compressed', loadPaths: ['node_modules'] });
write('ikrar.css', css);
write('htmx.js', fs.readFileSync(SCRIPT, 'utf8').replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n'));

function write(name, text) {
  const file = path.join(MADE, name);
  fs.writeFileSync(file, text);
  fs.writeFileSync(`${file}.br`, zlib.brotliCompressSync(text));
  fs.writeFileSync(`${file}.gz`, zlib.gzipSync(text, { level: 9 }));
}
