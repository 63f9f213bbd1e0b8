import { graduate } from '../graduates/graduate.visibility.ts';
import { read } from '../kernel/read.ts';
import type { PersonalData } from '../privacy/personal-data.ts';
import { resumeOf } from './resume.export.ts';

/** The profile once more, in a form other services read. It is made of what others hold, and erased with that. */
export const resumeData: PersonalData = {
  name: 'resume',
  columns: {},
  async read(context, { graduateId }) {
    if (graduateId === null) return null;
    const own = await read(context, graduate).selectAll('graduate').where('graduate.id', '=', graduateId).executeTakeFirst();
    return own ? resumeOf(context, own, context.language) : null;
  },
  async erase() {},
};
