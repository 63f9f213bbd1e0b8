import { useEffect } from 'react';
import { pick, useGraphiQL } from '@graphiql/react';

/** Sets up GraphiQL's editors; shows nothing. Must stand inside GraphiQL. */
export function Editors() {
  const { queryEditor, variableEditor, headerEditor, responseEditor } = useGraphiQL(
    pick('queryEditor', 'variableEditor', 'headerEditor', 'responseEditor'),
  );
  useEffect(() => {
    for (const editor of [queryEditor, variableEditor, headerEditor, responseEditor]) {
      // On a laptop a query has some thirty columns: unwrapped lines would hide half of it.
      // And Monaco boxes what could pass for ASCII, such as the dash in a name; in French and Arabic that is ordinary text.
      editor?.updateOptions({ wordWrap: 'on', unicodeHighlight: { ambiguousCharacters: false } });
    }
  }, [queryEditor, variableEditor, headerEditor, responseEditor]);
  return null;
}
