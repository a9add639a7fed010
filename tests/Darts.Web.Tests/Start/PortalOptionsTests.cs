using Darts.Web.SignIn;
using Darts.Web.Start;
using Darts.Web.Tests.Running;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Darts.Web.Tests.Start;

public sealed class PortalOptionsTests
{
    public static TheoryData<string[], string> Refusals => new()
    {
        { ["Address=everywhere"], "Darts:Address is \"everywhere\"" },
        { ["PublicAddress=desktops.example.org"], "Darts:PublicAddress cannot be read" },
        { ["PublicAddress=https://a:b@example.org"], "Darts:PublicAddress cannot be read" },
        { ["PublicAddress=ftp://example.org"], "Darts:PublicAddress cannot be read" },
        { ["Certificate=/nonexistent/cert.pem"], "belong together" },
        { ["Certificate=/nonexistent/cert.pem", "CertificateKey=/nonexistent/key.pem"], "cannot be read" },
        { ["Certificate=/etc/hostname", "CertificateKey=/etc/hostname"], "are not a certificate and its key" },
        { ["Proxies:0=proxy.example.org", "PublicAddress=https://example.org"], "Darts:Proxies has \"proxy.example.org\"" },
        { ["Proxies:0=10.0.0.1"], "but not Darts:PublicAddress" },
        { ["Address=0.0.0.0", "Proxies:0=10.0.0.1"], "Darts:PublicAddress" },
        { ["SignIn:Mode=open", "Address=0.0.0.0", "PublicAddress=https://example.org"], "set Darts:SignIn:OpenToNetwork to true" },
        { ["SignIn:Mode=open", "PublicAddress=https://example.org"], "set Darts:SignIn:OpenToNetwork to true" },
        { ["Address=0.0.0.0", "PublicAddress=https://example.org"], "passwords would be read by others. Set Darts:Certificate" },
        { ["PublicAddress=http://example.org"], "Darts:PublicAddress is plain http" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Settings_that_would_not_do_what_their_writer_hopes_are_refused(string[] settings, string problem)
    {
        var result = Validate(settings);
        Assert.True(result.Failed);
        Assert.Contains(result.Failures!, f => f.Contains(problem, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData]
    [InlineData("Address=0.0.0.0", "PublicAddress=https://example.org/darts", "Proxies:0=10.0.0.0/8", "Proxies:1=2001:db8::1")]
    [InlineData("PublicAddress=https://example.org", "Proxies:0=127.0.0.1")]
    [InlineData("SignIn:Mode=open", "SignIn:OpenToNetwork=true", "Address=::", "PublicAddress=http://demo.example.org:8080")]
    [InlineData("SignIn:Mode=open", "PublicAddress=http://localhost:9000")]
    public void Good_settings_are_taken(params string[] settings) => Assert.True(Validate(settings).Succeeded);

    [Fact]
    public void A_certificate_that_has_expired_is_refused_and_a_good_one_with_a_public_address_is_taken()
    {
        using var directory = new TemporaryDirectory();
        var authority = new TestAuthority(directory.Path);
        var (good, expired) = (authority.Issue("good"), authority.Issue("expired", isExpired: true));
        string[] settings = ["Address=0.0.0.0", "PublicAddress=https://example.org"];
        Assert.True(Validate([.. settings, $"Certificate={good.Certificate}", $"CertificateKey={good.Key}"]).Succeeded);
        var result = Validate([.. settings, $"Certificate={expired.Certificate}", $"CertificateKey={expired.Key}"]);
        Assert.Contains("expired on", Assert.Single(result.Failures!), StringComparison.Ordinal);
        Assert.Contains("are not a certificate", Assert.Single(Validate([.. settings, $"Certificate={good.Certificate}", $"CertificateKey={expired.Key}"]).Failures!), StringComparison.Ordinal);
    }

    private static ValidateOptionsResult Validate(string[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(s => s.Split('=', 2)).ToDictionary(s => $"Darts:{s[0]}", s => (string?)s[1]))
            .Build();
        var portal = configuration.GetSection(PortalOptions.Section).Get<PortalOptions>() ?? new PortalOptions();
        var signIn = configuration.GetSection(SignInOptions.Section).Get<SignInOptions>() ?? new SignInOptions();
        signIn.Mode ??= SignInOptions.AccountsMode;
        return new PortalOptionsValidation(configuration, Options.Create(signIn), TimeProvider.System).Validate(null, portal);
    }
}
