import { defineConfig, type Plugin } from 'vite';

// GraphiQL's stylesheets carry its fonts inline, for every script and slope: 360 kB of which a page in French or English uses a tenth.
const uprightLatinFontsOnly: Plugin = {
  name: 'upright-latin-fonts-only',
  enforce: 'pre',
  transform(code, id) {
    if (!id.includes('/@graphiql/react/font/')) return undefined;
    const faces = code.match(/@font-face\s*\{[^}]*\}/g) ?? [];
    return faces.filter((face) => face.includes('U+0000-00FF') && face.includes('font-style: normal')).join('\n');
  },
};

export default defineConfig({
  // Relative, and everything but the page below `explorer/`: the server shows the page at `/`, or a proxy at `/jisr/`, and both work.
  base: './',
  plugins: [uprightLatinFontsOnly],
  worker: { format: 'es' },
  build: {
    assetsDir: 'explorer',
    // The icon and Monaco's symbols stay files: nothing here should lean on `data:` more than GraphiQL does itself.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    target: 'es2022',
    chunkSizeWarningLimit: 4000,
    // "use client" in dozens of modules of others says nothing to a page that has no server side.
    rolldownOptions: { onwarn: (warning, warn) => (warning.code === 'MODULE_LEVEL_DIRECTIVE' ? undefined : warn(warning)) },
  },
});
