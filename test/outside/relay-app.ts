/** A client as somebody with Relay would write it: a list of offers, an employer's offers paged through its node, one offer read again, one saved. */
export const RELAY_APP = `
import { graphql } from 'relay-runtime';

graphql\`
  query appOffersQuery($first: Int!, $after: String, $filter: OfferFilter) {
    offers(first: $first, after: $after, filter: $filter) @connection(key: "app_offers", filters: ["filter"]) {
      totalCount
      edges { node { id title mark ...appOffer_offer } }
    }
  }
\`;

graphql\`
  fragment appOffer_offer on JobOffer @refetchable(queryName: "appOfferAgainQuery") {
    id
    title
    state
    employer { id name }
  }
\`;

graphql\`
  fragment appEmployer_employer on Employer
    @argumentDefinitions(first: { type: "Int", defaultValue: 2 }, after: { type: "String" })
    @refetchable(queryName: "appEmployerOffersQuery") {
    name
    offers(first: $first, after: $after) @connection(key: "appEmployer_offers") { edges { node { id title } } }
  }
\`;

graphql\`
  query appEmployerQuery($slug: String!) {
    employer(slug: $slug) { id ...appEmployer_employer }
  }
\`;

graphql\`
  mutation appSaveMutation($input: MarkOfferInput!) {
    saveOffer(input: $input) { offer { id mark } userErrors { code field message } }
  }
\`;
`;
