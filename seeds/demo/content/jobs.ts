import { BUSINESS_JOBS } from './jobs-business.ts';
import { DATA_JOBS } from './jobs-data.ts';
import { PRODUCT_JOBS } from './jobs-product.ts';
import { SYSTEMS_JOBS } from './jobs-systems.ts';
import { WEB_JOBS } from './jobs-web.ts';
import type { JobProfile } from './job.ts';

/** Every sort of job of the demo. */
export const JOBS: readonly JobProfile[] = [...WEB_JOBS, ...PRODUCT_JOBS, ...DATA_JOBS, ...SYSTEMS_JOBS, ...BUSINESS_JOBS];
