import * as z from "zod/mini";
import { CredentialRules } from "../credential-rules.js";
import { Access, Decision, Remedy } from "../decision.js";
import { endpoints } from "../endpoints.js";
import { AccountList, FeatureList, GrantableAccount, GrantableFeature } from "../grants.js";
import { CreateInvitations } from "../invitation-input.js";
import { Invitation, InvitationOutcome, InvitationOutcomes } from "../invitation.js";
import { operations, type Operation } from "../operations.js";
import { Total } from "../page.js";
import * as profile from "../portal-profile.js";
import { Problem, ProblemError } from "../problem.js";
import { InvitationQuery, UserQuery } from "../query.js";
import { Scalar } from "../record.js";
import { Role, RoleList } from "../role.js";
import { Rule } from "../rule.js";
import * as input from "../session-input.js";
import { PublicProfileDocument, SessionDocument, SignUpDocument } from "../session-document.js";
import * as session from "../session.js";
import { Lock, Recovery, Status } from "../status.js";
import {
  CreateUser,
  SetAccounts,
  SetFeatures,
  SetRoles,
  SetTemporaryPassword,
  UnlockUser,
  UpdateUser,
} from "../user-input.js";
import { AccountGrant, Attributes, FeatureGrant, User, UserWithCredential } from "../user.js";
import { fieldDescriptions, schemaDescriptions } from "./descriptions.js";

export type JsonSchema = Record<string, unknown>;

const sent = {
  CreateUser,
  UpdateUser,
  SetRoles,
  SetFeatures,
  SetAccounts,
  UnlockUser,
  SetTemporaryPassword,
  CreateInvitations,
  UserQuery,
  InvitationQuery,
  SignIn: input.SignIn,
  RequestPasswordReset: input.RequestPasswordReset,
  ChangeCredential: input.ChangeCredential,
  Mfa: input.Mfa,
  SignUp: input.SignUp,
  AccessEvaluate: input.AccessEvaluate,
  CreateEmbedToken: input.CreateEmbedToken,
  Nothing: operations.lockUser.body,
};

const answered = {
  User,
  UserWithCredential,
  UserPage: endpoints.listUsers.response,
  UnlockAnswer: operations.unlockUser.response,
  Lock,
  Recovery,
  Status,
  FeatureGrant,
  AccountGrant,
  Attributes,
  Access,
  Decision,
  Remedy,
  Total,
  Role,
  RoleList,
  Invitation,
  InvitationPage: endpoints.listInvitations.response,
  InvitationOutcome,
  InvitationOutcomes,
  Problem,
  ProblemError,
  Session: SessionDocument,
  Tenant: session.Tenant,
  PublicProfile: PublicProfileDocument,
  SignedIn: session.SignedIn,
  CredentialChanged: session.CredentialChanged,
  MfaAnswer: session.MfaAnswer,
  SignUpAnswer: SignUpDocument,
  AuditEvent: session.AuditEvent,
  AuditEventPage: endpoints.listUserEvents.response,
  TenantEventPage: endpoints.listEvents.response,
  OwnSession: session.OwnSession,
  OwnSessions: session.OwnSessions,
  EmbedToken: session.EmbedToken,
  FeatureList,
  GrantableFeature,
  AccountList,
  GrantableAccount,
  Health: session.Health,
  Readiness: session.Readiness,
  AccessEvaluated: session.AccessEvaluated,
  OpenApi: endpoints.getOpenApi.response,
  PortalProfile: profile.PortalProfile,
  Terms: profile.Terms,
  Field: profile.Field,
  AttributeField: profile.AttributeField,
  Column: profile.Column,
  RoleDefinition: profile.RoleDefinition,
  Rule,
  CredentialRules,
  SupportContact: profile.SupportContact,
};

export type SchemaName = keyof typeof sent | keyof typeof answered;

const refOf = (name: string): string => `#/components/schemas/${name}`;

const describe = (name: string, { $schema: _dialect, $id: _id, ...schema }: JsonSchema): JsonSchema => {
  const fields = fieldDescriptions[name] ?? {};
  const properties = schema["properties"];
  const description = schemaDescriptions[name];
  return {
    ...(description !== undefined && { description }),
    ...schema,
    ...(typeof properties === "object" &&
      properties !== null && {
        properties: Object.fromEntries(
          Object.entries(properties).map(([field, of]: [string, JsonSchema]) => [
            field,
            fields[field] === undefined ? of : { ...of, description: fields[field] },
          ]),
        ),
      }),
  };
};

const isScalar = (schema: z.core.$ZodType): boolean => schema === Scalar;

const componentsOf = (schemas: Record<string, z.ZodMiniType>, io: "input" | "output"): Record<string, JsonSchema> => {
  const registry = z.registry<{ id: string }>();
  for (const [name, schema] of Object.entries(schemas)) registry.add(schema, { id: name });
  const made = z.toJSONSchema(registry, {
    io,
    uri: refOf,
    // A check that is a function says nothing of itself: what it takes is said below.
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema }) => {
      if (isScalar(zodSchema)) Object.assign(jsonSchema, { type: ["string", "number", "boolean", "null"] });
      // A client carries on where an answer holds a field more; a request with an unknown field is refused.
      if (io === "output" && jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
    },
  });
  return Object.fromEntries(
    Object.entries(made.schemas).map(([name, schema]) => [name, describe(name, { ...schema })]),
  );
};

const names = new Map<z.ZodMiniType, string>(
  [...Object.entries(sent), ...Object.entries(answered)].map(([name, schema]) => [schema, name]),
);

/** Every schema of the API by its name. */
export const componentSchemas = (): Record<string, JsonSchema> => ({
  ...componentsOf(sent, "input"),
  ...componentsOf(answered, "output"),
});

/** The reference to an operation's schema. */
export const referenceTo = (schema: z.ZodMiniType): JsonSchema => {
  const name = names.get(schema);
  // A table that grew without its schema getting a name here is our own mistake, and a test's to find.
  if (name === undefined) throw new TypeError("A schema of the operations table has no name in openapi/schemas.ts.");
  return { $ref: refOf(name) };
};

/** The parameters of an operation's query, one for each of its fields. */
export const queryParameters = (operation: Operation): JsonSchema[] => {
  if (!operation.query) return [];
  const { properties = {}, required = [] } = z.toJSONSchema(operation.query, { io: "input" });
  const fields = fieldDescriptions["UserQuery"] ?? {};
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: "query",
    required: required.includes(name),
    ...(fields[name] !== undefined && { description: fields[name] }),
    schema,
  }));
};
