/** A production build of a page of a customer's own. Its types are held by the tests of the frameworks. */
export default { typescript: { ignoreBuildErrors: true }, devIndicators: false };
