import { defineErrors } from '../kernel/errors.ts';

export const { raise: skillFault, UserError: SkillUserError } = defineErrors(
  'Skill',
  {
    SLUG_TAKEN: { description: 'A skill has that slug already.', fr: 'Une compétence porte déjà l’identifiant « {slug} ».', ar: 'هناك مهارة بهذا المعرّف: «{slug}».', en: 'A skill with the slug "{slug}" exists.' },
    TERM_TAKEN: { description: 'The text names another skill already: merge the term into that one, or word it differently.', fr: '« {term} » désigne déjà la compétence « {skill} ».', ar: '«{term}» تدل بالفعل على المهارة «{skill}».', en: '"{term}" already names the skill "{skill}".' },
    ALREADY_DECIDED: { description: 'The term was accepted or merged before; that stands.', fr: 'Terme déjà traité : il désigne « {skill} ».', ar: 'تم البت في هذا المصطلح: يدل على «{skill}».', en: 'This term was decided before: it names "{skill}".' },
    REPLACED_IN_CIRCLE: { description: 'The replacement is itself replaced by the skill.', fr: '« {by} » est déjà remplacée par « {skill} » : les deux se remplaceraient l’une l’autre.', ar: '«{by}» مستبدلة بالفعل بـ «{skill}»: كل منهما ستحل محل الأخرى.', en: '"{by}" is already replaced by "{skill}": each would stand for the other.' },
    REPLACEMENT_DEPRECATED: { description: 'The replacement is out of use itself.', fr: '« {by} » n’est plus en usage.', ar: '«{by}» لم تعد مستعملة.', en: '"{by}" is out of use itself.' },
    NOT_DEPRECATED: { description: 'The skill is in use.', fr: 'Cette compétence est en usage.', ar: 'هذه المهارة مستعملة.', en: 'This skill is in use.' },
    LINKED_TWICE: { description: 'A skill is linked to another in one way alone: it can not be both broader and implied, nor related and not related.', fr: '« {skill} » est déjà liée autrement.', ar: '«{skill}» مرتبطة بالفعل بطريقة أخرى.', en: '"{skill}" is linked in another way already.' },
  },
  { skills_pkey: ['SLUG_TAKEN', 'newSkill.slug'], skill_aliases_pkey: ['TERM_TAKEN', 'termId'] },
);
