using Darts.Web.Mail;
using Microsoft.Extensions.Configuration;

namespace Darts.Web.Tests.Mail;

public sealed class MailOptionsTests
{
    [Theory]
    [InlineData("From", "desktops", "Darts:Mail:From")]
    [InlineData("From", "a@b@c", "Darts:Mail:From")]
    [InlineData("User", "portal", "Darts:Mail:PasswordFile")]
    [InlineData("PasswordFile", "/etc/hostname", "Darts:Mail:User")]
    [InlineData("Timeout", "00:00:00", "Darts:Mail:Timeout")]
    [InlineData("Server", "", "Darts:Mail:Server")]
    [InlineData("Server", "smtp://mail.example.org", "Darts:Mail:Server")]
    [InlineData("Port", "70000", "Darts:Mail:Port")]
    [InlineData("Security", "None", "Darts:Mail:AllowPlainText")]
    [InlineData("CertificateAuthority", "/nonexistent.pem", "Darts:Mail:CertificateAuthority")]
    public void Settings_by_which_nothing_could_be_sent_are_named(string key, string value, string said)
    {
        var result = Validate((key, value));
        Assert.True(result.Failed);
        Assert.Contains(said, Assert.Single(result.Failures), StringComparison.Ordinal);
    }

    [Fact]
    public void Good_settings_and_none_at_all_are_fine()
    {
        Assert.True(Validate().Succeeded);
        Assert.True(new MailOptionsValidation(new ConfigurationBuilder().Build()).Validate(null, new MailOptions()).Succeeded);
    }

    [Theory]
    [InlineData("alice@example.org", true)]
    [InlineData("a.b+c@mail.example.org", true)]
    [InlineData("alice", false)]
    [InlineData("@example.org", false)]
    [InlineData("alice@", false)]
    [InlineData("alice@example.org\n", false)]
    [InlineData("alice@example.org,mallory@example.org", false)]
    [InlineData("\"alice\"@example.org", false)]
    [InlineData("Alice <alice@example.org>", false)]
    [InlineData("alice@exam ple.org", false)]
    [InlineData("alice@-example.org", false)]
    [InlineData("alice@example..org", false)]
    [InlineData(".alice@example.org", false)]
    [InlineData("álice@example.org", false)]
    [InlineData("alice@[127.0.0.1]", false)]
    public void An_address_is_one_address_and_nothing_else(string text, bool isOne) => Assert.Equal(isOne, EmailAddress.TryParse(text, out _));

    private static Microsoft.Extensions.Options.ValidateOptionsResult Validate(params (string Key, string Value)[] changed)
    {
        var values = new Dictionary<string, string?> { ["Server"] = "mail.example.org", ["From"] = "desktops@example.org" };
        foreach (var (key, value) in changed)
            values[key] = value;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(values.Select(v => KeyValuePair.Create($"{MailOptions.Section}:{v.Key}", v.Value))).Build();
        return new MailOptionsValidation(configuration).Validate(null, configuration.GetSection(MailOptions.Section).Get<MailOptions>()!);
    }
}
