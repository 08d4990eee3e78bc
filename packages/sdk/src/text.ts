// How people write: what forms read and check as the server does. Apart from the client, which needs none of it.
export {
  hasInvisible,
  isAddressSeparator,
  isolated,
  isOfOneScript,
  lengthOf,
  readAddressList,
  trimUnseen,
  type AddressList,
} from "@usherkit/contract";
