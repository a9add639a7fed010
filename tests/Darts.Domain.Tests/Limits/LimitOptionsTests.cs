using System.ComponentModel.DataAnnotations;
using Darts.Domain.Limits;

namespace Darts.Domain.Tests.Limits;

public sealed class LimitOptionsTests
{
    [Fact]
    public void A_groups_bad_limit_is_named_with_its_key()
    {
        var options = new LimitOptions();
        options.Groups["staff"] = new GroupLimitOptions { SessionsPerUser = 5 };
        Assert.Empty(ProblemsOf(options));
        options.Groups["guests"] = new GroupLimitOptions { SessionsPerUser = -1, GpuFractionPerUser = 2 };
        Assert.Equal(
            ["Darts:Limits:Groups:guests:GpuFractionPerUser must lie between 0.01 and 1.", "Darts:Limits:Groups:guests:SessionsPerUser must be 1 or more."],
            ProblemsOf(options).Order(StringComparer.Ordinal));
    }

    private static List<string> ProblemsOf(LimitOptions options)
    {
        var problems = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), problems, validateAllProperties: true);
        return [.. problems.Select(p => p.ErrorMessage!)];
    }
}
