using System.Diagnostics;
using Darts.Domain.Scripts.Conditions;

namespace Darts.Domain.Tests.Scripts;

public sealed class ConditionTests
{
    [Theory]
    [InlineData("user == 'alice'", true)]
    [InlineData("user eq \"alice\"", true)]
    [InlineData("'alice' != @USER@", false)]
    [InlineData("'@USER@' eq 'alice'", true)]
    [InlineData("'x@VM@y' == 'xtinyy'", true)]
    [InlineData("user == 'Alice'", false)]
    [InlineData("'staff' in groups", true)]
    [InlineData("user in groups", false)]
    [InlineData("'staff' not in groups", false)]
    [InlineData("user in ('bob', 'alice')", true)]
    [InlineData("machine =~ '^t.*y$'", true)]
    [InlineData("machine !~ '\\.iso$'", true)]
    [InlineData("gpu", false)]
    [InlineData("!gpu && session", true)]
    [InlineData("false || true && !false", true)]
    [InlineData("not (true or true) and true", false)]
    [InlineData("(user == 'bob' || machine == 'tiny') && 'staff' in groups", true)]
    [InlineData(@"'it\'s' == ""it's""", true)]
    public void What_is_true_holds(string expression, bool expected)
    {
        var condition = Condition.TakeFrom($"if({expression}):exec: if (x) then", out var rest);
        Assert.Equal(expected, condition!.Holds(Facts()));
        Assert.Equal("exec: if (x) then", rest);
    }

    [Theory]
    [InlineData("if():exec:x", 4)]
    [InlineData("if(user = 'a'):exec:x", 9)]
    [InlineData("if(user == 'a):exec:x", 12)]
    [InlineData("if(user == bob):exec:x", 12)]
    [InlineData("if(user == 'a' 'b'):exec:x", 16)]
    [InlineData("if(groups == 'a'):exec:x", 4)]
    [InlineData("if(user =~ '('):exec:x", 12)]
    [InlineData("if(user =~ '(?=a)'):exec:x", 12)]
    [InlineData("if(user =~ machine):exec:x", 12)]
    [InlineData("if(`reboot`):exec:x", 4)]
    [InlineData("if(system('reboot')):exec:x", 4)]
    [InlineData("if(user; 1):exec:x", 8)]
    [InlineData("if(true) exec:x", 9)]
    [InlineData("if(true", 8)]
    [InlineData("if(true)", 9)]
    public void What_is_wrong_is_refused_with_its_column(string entry, int column)
    {
        var refusal = Assert.Throws<ConditionException>(() => Condition.TakeFrom(entry, out _));
        Assert.Equal(column, refusal.Column);
        Assert.StartsWith($"column {column}: ", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("' || true || '")]
    [InlineData("alice') || ('a' == 'a")]
    [InlineData("@VM@")]
    public void A_value_is_never_read_as_an_expression_or_a_symbol(string user)
    {
        var facts = Facts() with { User = user };
        Assert.False(Condition.TakeFrom("if('@USER@' == 'alice'):exec:x", out _)!.Holds(facts));
        Assert.True(Condition.TakeFrom("if('@USER@' == user):exec:x", out _)!.Holds(facts));
        Assert.False(Condition.TakeFrom("if('@USER@' == machine):exec:x", out _)!.Holds(facts));
    }

    [Fact]
    public void A_pattern_that_backtracks_elsewhere_is_done_at_once_here()
    {
        var condition = Condition.TakeFrom("if(user =~ '^(a+)+$'):exec:x", out _)!;
        var clock = Stopwatch.StartNew();
        Assert.False(condition.Holds(Facts() with { User = new string('a', 60) + "!" }));
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void Nesting_without_end_is_refused_and_not_followed() =>
        Assert.Throws<ConditionException>(() => Condition.TakeFrom("if(" + new string('(', 100_000), out _));

    [Fact]
    public void An_entry_without_a_condition_stays_as_it_is()
    {
        Assert.Null(Condition.TakeFrom("exec: if(x): y", out var rest));
        Assert.Equal("exec: if(x): y", rest);
    }

    private static ConditionFacts Facts() => new("alice", "tiny", "darts-alice-0123abcd", "", ["users", "staff"]);
}
