using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Darts.Web.Tests.Running;

namespace Darts.Web.Tests.Api;

public sealed class BadInputTests(PortalFixture fixture) : IClassFixture<PortalFixture>
{
    private readonly RunningPortal _portal = fixture.Portal;

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"x\"")]
    [InlineData("""{"machineId":"tiny"}""")]
    [InlineData("""{"machineId":"tiny","cores":1,"memoryMiB":512,"lifetimeMinutes":60,"owner":"bob"}""")]
    [InlineData("""{"machineId":"tiny","cores":"1; drop","memoryMiB":512,"lifetimeMinutes":60}""")]
    [InlineData("""{"machineId":"tiny","cores":99999999999,"memoryMiB":512,"lifetimeMinutes":60}""")]
    [InlineData("""{"machineId":"tiny","cores":1,"memoryMiB":9223372036854775808,"lifetimeMinutes":60}""")]
    [InlineData("""{"machineId":"tiny","cores":1,"memoryMiB":1e99,"lifetimeMinutes":60}""")]
    [InlineData("""{"machineId":{"a":{"b":{"c":{"d":{"e":{"f":{"g":{}}}}}}}},"cores":1,"memoryMiB":1,"lifetimeMinutes":1}""")]
    public async Task Garbage_is_a_bad_request_and_not_a_fault(string json)
    {
        using var browser = await _portal.UserAsync("alice");
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var answer = await browser.CallAsync(HttpMethod.Post, "/api/sessions", content);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("../../etc/passwd")]
    [InlineData("")]
    public async Task A_machine_that_is_not_in_the_catalogue_is_refused_with_a_reason(string machine)
    {
        using var browser = await _portal.UserAsync("alice");
        using var answer = await browser.CallAsync(
            HttpMethod.Post, "/api/sessions", new { machineId = machine, cores = 1, memoryMiB = 512, lifetimeMinutes = 60 });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.NotEmpty(problem.GetProperty("detail").GetString()!);
    }

    [Theory]
    [InlineData("tiny", "1000000000000", "512", "60")]
    [InlineData("tiny", "one", "512", "60")]
    [InlineData("tiny", "1", "9223372036854775808", "60")]
    [InlineData("<b>x</b>", "1", "512", "60")]
    public async Task The_form_answers_garbage_with_its_page_and_a_reason(string machine, string cores, string memory, string lifetime)
    {
        using var browser = await _portal.UserAsync("alice");
        using var answer = await browser.PostFormAsync("/", new()
        {
            ["machine"] = machine,
            [$"cores-{machine}"] = cores,
            [$"memory-{machine}"] = memory,
            [$"lifetime-{machine}"] = lifetime,
            ["__RequestVerificationToken"] = await browser.FormTokenAsync("/"),
        });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.DoesNotContain("<b>x</b>", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("POST", "/api/sessions")]
    [InlineData("DELETE", "/api/sessions/7d1b1a52-5b33-4a53-a6f6-1f6f6c9f6a01")]
    public async Task A_changing_call_without_the_pages_token_is_refused(string method, string path)
    {
        using var browser = await _portal.UserAsync("alice");
        using var request = new HttpRequestMessage(new HttpMethod(method), path)
        {
            Content = method == "POST" ? JsonContent.Create(new { machineId = "tiny", cores = 1, memoryMiB = 512, lifetimeMinutes = 60 }) : null,
        };
        using var answer = await browser.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_hypervisor_that_is_away_is_said_plainly()
    {
        using var browser = await _portal.UserAsync("alice");
        Assert.Contains("data-testid=\"host-problem\"", await browser.ReadAsync("/"), StringComparison.Ordinal);
    }
}
