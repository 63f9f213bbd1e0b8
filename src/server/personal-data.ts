import { applicationData } from '../applications/application.personal-data.ts';
import { centreData } from '../centres/centre.personal-data.ts';
import { employerData } from '../employers/employer.personal-data.ts';
import { enrolmentData, sightData } from '../graduates/enrolment.personal-data.ts';
import { graduateOf, profileData } from '../graduates/graduate.personal-data.ts';
import { heldPlacePersonalData } from '../graduates/held-place.personal-data.ts';
import { resumeData } from '../interchange/resume.personal-data.ts';
import { offerData } from '../offers/offer.personal-data.ts';
import { accountData } from '../privacy/account.personal-data.ts';
import { letterData } from '../privacy/letter.personal-data.ts';
import { passingData } from '../privacy/passing.personal-data.ts';
import type { PersonalDataWiring } from '../privacy/personal-data.ts';
import { privacyData } from '../privacy/privacy.personal-data.ts';

/**
 * What every folder holds on a person. Erased in this order: the profile first, whose lock an application waits for; then
 * applications before offers, as whoever hires locks them; the account last, since others ask it for addresses.
 */
export const personalDataWiring: PersonalDataWiring = {
  parts: [profileData, applicationData, heldPlacePersonalData, enrolmentData, sightData, offerData, centreData, employerData, resumeData, privacyData, letterData, passingData, accountData],
  graduateOf,
};
