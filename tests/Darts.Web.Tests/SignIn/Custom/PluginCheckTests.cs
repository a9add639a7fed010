using Darts.Web.SignIn.Checks;
using Darts.Web.SignIn.Custom;
using Darts.Web.Tests.Running;
using Microsoft.Extensions.Configuration;

namespace Darts.Web.Tests.SignIn.Custom;

public sealed class PluginCheckTests : IDisposable
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly TemporaryDirectory _files = new();
    private readonly string _assembly;

    public PluginCheckTests()
    {
        _assembly = Path.Combine(_files.Path, "Site.Plugin.dll");
        File.Copy(typeof(SitePlugin).Assembly.Location, _assembly);
        File.SetUnixFileMode(_assembly, Private);
    }

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task A_plug_in_is_loaded_beside_the_portal_and_asked()
    {
        var result = await AskAsync("Alice", "open sesame");
        Assert.True(result.IsAccepted);
        Assert.Equal(("alice", "Alice@example.org"), (result.Identity.Name, result.Identity.Email));
        Assert.StartsWith("sign-in plug-in ", Assert.Single(result.Identity.Groups), StringComparison.Ordinal);
        Assert.True((await AskAsync("Alice", "wrong")) is { IsAccepted: false, IsAvailable: true });
    }

    [Theory]
    [InlineData("throws")]
    [InlineData("cancels")]
    [InlineData("nothing")]
    [InlineData("odd")]
    public async Task One_that_fails_lets_nobody_in_and_tells_nothing(string name)
    {
        var result = await AskAsync(name, "open sesame");
        Assert.False(result.IsAccepted);
        Assert.False(result.IsAvailable);
        Assert.DoesNotContain("sesame", result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_hangs_is_left_and_gets_a_bounded_number_of_questions()
    {
        var check = Check();
        using var limit = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        var hanging = Enumerable.Range(0, 16).Select(_ => check.CheckAsync(new Credentials("blocks", "x"), limit.Token)).ToList();
        foreach (var question in hanging)
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => question.WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken));
        var result = await check.CheckAsync(new Credentials("alice", "open sesame"), TestContext.Current.CancellationToken);
        Assert.False(result.IsAvailable);
        Assert.Contains("does not answer", result.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(UnixFileMode.GroupWrite)]
    [InlineData(UnixFileMode.OtherWrite)]
    public void Code_that_others_may_write_is_refused(UnixFileMode mode)
    {
        File.SetUnixFileMode(_assembly, Private | mode);
        Assert.Contains("can be written by others", Problem(), StringComparison.Ordinal);
        File.SetUnixFileMode(_assembly, Private);
        File.SetUnixFileMode(_files.Path, Private | UnixFileMode.UserExecute | mode);
        Assert.Contains("can be written by others", Problem(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_does_not_hide_what_it_points_to()
    {
        var link = Path.Combine(_files.Path, "link.dll");
        File.CreateSymbolicLink(link, _assembly);
        File.SetUnixFileMode(_assembly, Private | UnixFileMode.OtherWrite);
        Assert.Contains("can be written by others", Problem(assembly: link), StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_loaded_is_refused_with_key_and_fix()
    {
        Assert.Contains("Darts:SignIn:Methods:0:Assembly is missing", Problem(assembly: ""), StringComparison.Ordinal);
        Assert.Contains("no absolute path", Problem(assembly: "plugin.dll"), StringComparison.Ordinal);
        Assert.Contains("cannot be loaded", Problem(assembly: Path.Combine(_files.Path, "none.dll")), StringComparison.Ordinal);
        Assert.Contains("Darts:SignIn:Methods:0:Type is not set", Problem(type: ""), StringComparison.Ordinal);
        Assert.Contains("Darts:SignIn:Methods:0:Type \"No.Such\"", Problem(type: "No.Such"), StringComparison.Ordinal);
        Assert.Contains("is no class", Problem(type: typeof(SiteServer).FullName!), StringComparison.Ordinal);
        File.WriteAllText(_assembly, "no assembly");
        Assert.Contains("cannot be loaded", Problem(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sign_in_through_a_plug_in_works_from_end_to_end()
    {
        await using var portal = RunningPortal.StartWithAccounts(settings:
        [
            ("Darts:SignIn:Methods:0:Kind", "Plugin"),
            ("Darts:SignIn:Methods:0:Assembly", _assembly),
            ("Darts:SignIn:Methods:0:Type", typeof(SitePlugin).FullName!),
            ("Darts:SignIn:Methods:0:Settings:Password", "open sesame"),
        ]);
        using var browser = portal.Stranger();
        using var answer = await browser.SignInAsync("Alice", password: "open sesame");
        Assert.Equal(System.Net.HttpStatusCode.Found, answer.StatusCode);
        Assert.Contains(">alice</bdi>", await browser.ReadAsync("/"), StringComparison.Ordinal);
    }

    private string Problem(string? assembly = null, string? type = null) => Assert.Single(new PluginCheckKind().Problems(Section(assembly, type)));

    private Task<CheckResult> AskAsync(string name, string password) => Check().CheckAsync(new Credentials(name, password), TestContext.Current.CancellationToken);

    private ICredentialCheck Check()
    {
        var (kind, section) = (new PluginCheckKind(), Section(null, null));
        Assert.Empty(kind.Problems(section));
        return kind.Create(section);
    }

    private IConfigurationSection Section(string? assembly, string? type) => new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
    {
        ["Darts:SignIn:Methods:0:Assembly"] = assembly ?? _assembly,
        ["Darts:SignIn:Methods:0:Type"] = type ?? typeof(SitePlugin).FullName,
        ["Darts:SignIn:Methods:0:Settings:Password"] = "open sesame",
    }).Build().GetSection("Darts:SignIn:Methods:0");
}
