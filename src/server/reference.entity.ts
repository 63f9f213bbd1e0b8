import { defineEntity, p } from '@mikro-orm/core';

/** Which state of the files under `seeds/` the database holds, so that a start with the same files reads none of them. */
export const ReferenceImportSchema = defineEntity({
  name: 'ReferenceImport',
  tableName: 'reference_imports',
  properties: {
    folder: p.string().length(40).primary(),
    /** SHA-256 of the files and of the service's version. */
    hash: p.string().length(64),
  },
});
export class ReferenceImport extends ReferenceImportSchema.class {}
ReferenceImportSchema.setClass(ReferenceImport);
