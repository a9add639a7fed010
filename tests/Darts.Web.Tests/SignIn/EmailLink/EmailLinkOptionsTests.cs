using System.Security.Claims;
using Darts.Domain.Accounts;
using Darts.Domain.Sessions;
using Darts.Web.Mail;
using Darts.Web.SignIn;
using Darts.Web.SignIn.Checks;
using Darts.Web.SignIn.EmailLink;
using Darts.Web.SignIn.Tokens;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Darts.Web.Tests.SignIn.EmailLink;

public sealed class EmailLinkOptionsTests
{
    [Theory]
    [InlineData("Darts:Mail:Server", "", "Darts:Mail:Server")]
    [InlineData("Darts:PublicAddress", "", "Darts:PublicAddress")]
    [InlineData("Darts:SignIn:EmailLink:AllowedDomains:0", "*.example.org", "AllowedDomains")]
    [InlineData("Darts:SignIn:EmailLink:AllowedDomains:0", "@example.org", "AllowedDomains")]
    [InlineData("Darts:SignIn:EmailLink:Lifetime", "00:00:01", "Lifetime")]
    [InlineData("Darts:SignIn:EmailLink:Lifetime", "1.00:00:00", "Lifetime")]
    public void Settings_by_which_no_link_could_be_sent_or_followed_are_named(string key, string value, string said)
    {
        var result = Validate((key, value));
        Assert.True(result.Failed);
        Assert.Contains(said, Assert.Single(result.Failures), StringComparison.Ordinal);
    }

    [Fact]
    public void Good_settings_are_fine_and_no_domain_at_all_is_not()
    {
        Assert.True(Validate().Succeeded);
        Assert.True(Validate(("Darts:SignIn:EmailLink:AllowedDomains:0", null), ("Darts:SignIn:EmailLink:OneShotOnly", "true")).Failed);
    }

    [Fact]
    public void One_shot_only_holds_for_the_tokens_of_such_people_too()
    {
        Assert.True(OwnerName.TryParse("alice@example.org", out var name, out _));
        var proof = new SignInProof(new Identity(name.Value), EmailLinks.Method) { Claims = [new Claim(Visitor.OneShotClaim, "yes")] };
        var person = Visitor.Create(name, proof, DateTimeOffset.UtcNow);
        Assert.True(person.GetsOneShotOnly());
        var token = new AccessToken { Id = Guid.NewGuid(), Account = name, Title = "x", Scopes = ["read"], Claims = TokenClaims.Write(person), CreatedAt = DateTimeOffset.UtcNow, ExpiresAt = DateTimeOffset.UtcNow };
        Assert.True(TokenClaims.ToPrincipal(token, "Token").GetsOneShotOnly());
        Assert.False(Visitor.Create(name, proof with { Claims = [] }, DateTimeOffset.UtcNow).GetsOneShotOnly());
    }

    private static ValidateOptionsResult Validate(params (string Key, string? Value)[] changed)
    {
        var values = new Dictionary<string, string?>
        {
            ["Darts:Mail:Server"] = "mail.example.org",
            ["Darts:PublicAddress"] = "https://desktops.example.org",
            ["Darts:SignIn:EmailLink:AllowedDomains:0"] = "example.org",
        };
        foreach (var (key, value) in changed)
            values[key] = value;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(values.Where(v => v.Value is not null)).Build();
        return new EmailLinkOptionsValidation(configuration, Options.Create(configuration.GetSection(MailOptions.Section).Get<MailOptions>() ?? new MailOptions()))
            .Validate(null, configuration.GetSection(EmailLinkOptions.Section).Get<EmailLinkOptions>()!);
    }
}
