import { defineNoun } from '../kernel/read.ts';
import { RecoveryCodeSchema, SecondFactorSchema } from './second-factor.entity.ts';

/** That an account has an authenticator app: its holder alone. Its secret has no column here. */
export const secondFactor = defineNoun({
  name: 'secondFactor',
  table: SecondFactorSchema,
  columns: ['accountId', 'createdAt', 'confirmedAt'],
  visible: (eb, viewer) => eb('second_factors.account_id', '=', viewer.accountId),
});

/** A code on paper that has not served: the holder of its account alone, who may count them. */
export const recoveryCode = defineNoun({
  name: 'recoveryCode',
  table: RecoveryCodeSchema,
  columns: ['accountId', 'createdAt', 'usedAt'],
  visible: (eb, viewer) => eb.and([eb('recovery_codes.account_id', '=', viewer.accountId), eb('recovery_codes.used_at', 'is', null)]),
});
