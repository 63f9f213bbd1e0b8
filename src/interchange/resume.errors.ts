import { graduateLines } from '../graduates/graduate.errors.ts';
import { accountLines } from '../identity/account.errors.ts';
import { defineErrors } from '../kernel/errors.ts';

export const { UserError: ResumeUserError } = defineErrors('Resume', {}, {}, { ...accountLines, ...graduateLines });
