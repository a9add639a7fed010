using System.Security.Claims;
using Darts.Web.SignIn;
using Darts.Web.SignIn.OpenId;
using Darts.Web.SignIn.Roles;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Darts.Web.Tests.SignIn.OpenId;

public sealed class OpenIdClaimsTests
{
    [Theory]
    [InlineData("realm_access.roles", "realm_access", """{"roles":["staff","beam",7]}""", "staff,beam")]
    [InlineData("a.b.c", "a", """{"b":{"c":"one"}}""", "one")]
    [InlineData("https://example.org/groups", "https://example.org/groups", "staff", "staff")]
    [InlineData("realm_access.roles", "realm_access", """{"roles":{"staff":true}}""", "")]
    [InlineData("realm_access.roles", "realm_access", """["roles"]""", "")]
    [InlineData("realm_access.roles", "realm_access", "roles", "")]
    [InlineData("realm_access.roles", "realm_access", "", "")]
    [InlineData("realm_access.roles", "realm_access", """{"roles":["\ud800"]}""", "")]
    public void Groups_are_found_in_a_claim_or_inside_an_object(string path, string claim, string value, string groups)
    {
        var proof = Read(new OpenIdOptions { GroupsClaim = path }, ("preferred_username", "alice"), (claim, value)).Proof;
        Assert.Equal(groups.Split(',', StringSplitOptions.RemoveEmptyEntries), proof!.Identity.Groups);
    }

    [Theory]
    [InlineData("alice ")]
    [InlineData(" alice")]
    [InlineData("alice\u00a0")]
    public void A_name_with_spaces_around_it_is_not_the_one_without(string name) =>
        Assert.Null(Read(new OpenIdOptions(), ("preferred_username", name)).Proof);

    [Theory]
    [InlineData(null, true)]
    [InlineData("true", true)]
    [InlineData("false", false)]
    public void An_address_that_the_provider_has_not_verified_is_not_taken(string? verified, bool isTaken)
    {
        var proof = Read(new OpenIdOptions(), [("preferred_username", "alice"), ("email", "boss@example.org"), .. verified is null ? [] : new[] { ("email_verified", verified) }]).Proof;
        Assert.Equal(isTaken ? "boss@example.org" : null, proof!.Identity.Email);
    }

    [Fact]
    public void A_name_that_is_an_address_must_be_verified_whatever_claim_the_mails_go_to() =>
        Assert.Null(Read(new OpenIdOptions { NameClaim = "email", EmailClaim = "work_email" }, ("email", "boss@example.org"), ("email_verified", "false")).Proof);

    [Fact]
    public void More_groups_than_a_cookie_holds_are_refused_with_what_to_do()
    {
        var (proof, reason) = Read(new OpenIdOptions(), [("preferred_username", "alice"), .. Enumerable.Range(0, 1000).Select(i => ("groups", $"group-{i:D20}"))]);
        Assert.Null(proof);
        Assert.Contains("only those that Darts is to know", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_token_that_no_cookie_holds_is_not_kept()
    {
        var (claims, user) = Reader(new OpenIdOptions(), ("preferred_username", "alice"));
        Assert.DoesNotContain(claims.Read(user, new string('x', 7000)).Proof!.Claims, c => c.Type == ProviderSession.TokenClaim);
        Assert.Contains(claims.Read(user, new string('x', 5000)).Proof!.Claims, c => c.Type == ProviderSession.TokenClaim);
    }

    [Fact]
    public void Settings_of_a_provider_without_its_address_are_refused()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("Darts:SignIn:OpenId:ClientId", (string?)"darts")]).Build();
        var result = new OpenIdOptionsValidation(configuration).Validate(null, new OpenIdOptions { ClientId = "darts" });
        Assert.Contains("Darts:SignIn:OpenId:Authority is not set", Assert.Single(result.Failures!), StringComparison.Ordinal);
    }

    private static (SignInProof? Proof, string? Reason) Read(OpenIdOptions options, params (string Type, string Value)[] claims)
    {
        var (reader, user) = Reader(options, claims);
        return reader.Read(user, null);
    }

    private static (OpenIdClaims Reader, ClaimsPrincipal User) Reader(OpenIdOptions options, params (string Type, string Value)[] claims) =>
        (new OpenIdClaims(Options.Create(options), Options.Create(new RoleOptions())), new ClaimsPrincipal(new ClaimsIdentity(claims.Select(c => new Claim(c.Type, c.Value)), "test")));
}
