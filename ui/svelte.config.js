import { readFileSync } from 'node:fs';
import adapter from '@sveltejs/adapter-static';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));

/** @type {import('@sveltejs/kit').Config} */
export default {
  kit: {
    // One static page: the shell serves index.html for every path it has no file for.
    adapter: adapter({ pages: 'build', assets: 'build', fallback: 'index.html' }),
    alias: {
      $ui: 'src/ui',
      $ipc: 'src/ipc',
      $i18n: 'src/i18n',
      $format: 'src/format',
      $features: 'src/features',
      $styles: 'src/styles',
      $messages: '../messages',
    },
    // The page's own small start-up script is allowed by its hash, so that no policy needs 'unsafe-inline' scripts.
    csp: { mode: 'hash', directives: { 'script-src': ['self'] } },
    // Named after the release, so that the same sources build to the same bytes.
    version: { name: version, pollInterval: 0 },
  },
};
