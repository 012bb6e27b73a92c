#!/usr/bin/perl
# Lets Doxygen read the comments of the headers as they are written: plain ones. A comment at the top of the
# file is about the file, one before a declaration about that, one behind it too.
use strict;
use warnings;

# What Doxygen would take for a command, a tag or a link is text.
sub plain {
  my ($text) = @_;
  $text =~ s/([\\@<>#%])/\\$1/g;
  return $text;
}

my $number = 0;
my $inside = 0;
while (my $line = <>) {
  ++$number;
  if ($inside) {
    $inside = 0 if $line =~ m{\*/};
    print plain($line);
  } elsif ($line =~ m{^(\s*)/\* ?(.*)}s) {
    my ($before, $text) = ($1, $2);
    $inside = $text !~ m{\*/};
    print $number == 1 ? "/** \\file\n * " : "$before/** ", plain($text);
  } elsif ($line =~ m{^(\s*)// ?(.*)}s) {
    my ($before, $text) = ($1, $2);
    print $number == 1 ? "/// \\file\n/// " : "$before/// ", plain($text);
  } elsif ($line =~ m{^(.*\S\s*)/\* (.*)}s) {
    my ($before, $text) = ($1, $2);
    $inside = $text !~ m{\*/};
    print "$before/**< ", plain($text);
  } elsif ($line =~ m{^(.*\S\s+)// (?!NOLINT)(.*)}s) {
    my ($before, $text) = ($1, $2);
    print "$before///< ", plain($text);
  } else {
    print $line;
  }
}
