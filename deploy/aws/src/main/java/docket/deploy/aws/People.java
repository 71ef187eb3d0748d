package docket.deploy.aws;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.SecretValue;
import software.amazon.awscdk.services.cognito.AccountRecovery;
import software.amazon.awscdk.services.cognito.AuthFlow;
import software.amazon.awscdk.services.cognito.CfnUserPoolClient;
import software.amazon.awscdk.services.cognito.CognitoDomainOptions;
import software.amazon.awscdk.services.cognito.FeaturePlan;
import software.amazon.awscdk.services.cognito.Mfa;
import software.amazon.awscdk.services.cognito.MfaSecondFactor;
import software.amazon.awscdk.services.cognito.OAuthFlows;
import software.amazon.awscdk.services.cognito.OAuthScope;
import software.amazon.awscdk.services.cognito.OAuthSettings;
import software.amazon.awscdk.services.cognito.PasswordPolicy;
import software.amazon.awscdk.services.cognito.SignInAliases;
import software.amazon.awscdk.services.cognito.StandardThreatProtectionMode;
import software.amazon.awscdk.services.cognito.UserPool;
import software.amazon.awscdk.services.cognito.UserPoolClient;
import software.amazon.awscdk.services.cognito.UserPoolClientOptions;
import software.amazon.awscdk.services.cognito.UserPoolDomainOptions;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.constructs.Construct;

/** The user pool that the workbench asks who somebody is: code flow with PKCE, a second factor for everybody. */
final class People {

    /** Where the workbench takes people back, as review-service names it. */
    static final String BACK = "/sign-in/provider";

    private final UserPool pool;
    private final UserPoolClient workbench;
    private final ISecret secret;

    People(Construct scope, Surroundings around) {
        pool = UserPool.Builder.create(scope, "People")
                .userPoolName(around.settings().name("people"))
                .selfSignUpEnabled(false)
                .signInAliases(SignInAliases.builder().email(true).build())
                .mfa(Mfa.REQUIRED)
                .mfaSecondFactor(MfaSecondFactor.builder().otp(true).sms(false).build())
                .passwordPolicy(PasswordPolicy.builder()
                        .minLength(14)
                        .requireDigits(true)
                        .requireLowercase(true)
                        .requireUppercase(true)
                        .requireSymbols(true)
                        .build())
                .accountRecovery(AccountRecovery.EMAIL_ONLY)
                .featurePlan(FeaturePlan.PLUS)
                .standardThreatProtectionMode(StandardThreatProtectionMode.FULL_FUNCTION)
                .deletionProtection(true)
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
        // The pages on which people type their password; a name is free for one account in a region.
        pool.addDomain(
                "SignIn",
                UserPoolDomainOptions.builder()
                        .cognitoDomain(CognitoDomainOptions.builder()
                                .domainPrefix(around.settings().name(Aws.ACCOUNT_ID))
                                .build())
                        .build());
        workbench = pool.addClient(
                "Workbench",
                UserPoolClientOptions.builder()
                        .generateSecret(true)
                        .authFlows(AuthFlow.builder().userSrp(true).build())
                        .preventUserExistenceErrors(true)
                        .oAuth(OAuthSettings.builder()
                                .flows(OAuthFlows.builder()
                                        .authorizationCodeGrant(true)
                                        .build())
                                // what review-service asks for, docket.oidc.scopes
                                .scopes(List.of(OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.PROFILE))
                                .callbackUrls(List.of(around.settings().url() + BACK))
                                .logoutUrls(List.of(around.settings().url() + "/"))
                                .build())
                        .build());
        var resource = (CfnUserPoolClient) workbench.getNode().getDefaultChild();
        if (resource == null) throw new IllegalStateException("the workbench is no client of the user pool");
        secret = Secret.Builder.create(scope, "Secret-sign-in")
                .secretName(around.settings().name("sign-in"))
                .description("What the workbench proves itself with to the user pool")
                .encryptionKey(around.key())
                .secretStringValue(SecretValue.resourceAttribute(resource.getAttrClientSecret()))
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        Argued.because(
                secret, "AwsSolutions-SMG4", "The user pool makes it, with the client; a new client has a new one");
    }

    /**
     * What review-service is told about it, in the same order each time: a task's definition keeps the order, and another
     * one would be another definition.
     */
    SortedMap<String, String> environment() {
        return new TreeMap<>(Map.of(
                "DOCKET_OIDC_ISSUER",
                "https://cognito-idp." + Aws.REGION + ".amazonaws.com/" + pool.getUserPoolId(),
                "DOCKET_OIDC_CLIENT_ID",
                workbench.getUserPoolClientId()));
    }

    ISecret secret() {
        return secret;
    }
}
